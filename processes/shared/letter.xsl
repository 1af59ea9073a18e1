<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter of a member on A4, for a window envelope DL with its window on the right (NF Z 11-001).

  A template of a procedure imports this file and fills these modes, all on match="snapshot":
    object      the line "Objet", inline
    reference   lines beside the address, blocks; optional
    recipient   who the letter is for, by the template "address"; optional, default: data/recipient/… or data/applicant…
    salutation  inline; optional, default: their title, or "Madame, Monsieur"
    body        the letter itself, blocks
    closing     the formula before the signature, blocks; optional
    signature   who signs; optional, default: data/signatory… or the member's signatory
    notices     what the reader is told after the signature, for example the appeals, blocks; optional
    legal       small print at the foot of the letter, blocks; optional

  The data arrive as <snapshot> with title, date, member/… and data/…; the pieces that can be used are listed in base.xsl.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="base.xsl"/>

  <xsl:template match="/snapshot">
    <fo:root xml:lang="fr" xsl:use-attribute-sets="body-text">
      <xsl:call-template name="pages"/>
      <fo:page-sequence master-reference="document" id="document">
        <xsl:call-template name="running"/>
        <fo:flow flow-name="body">
          <fo:block-container absolute-position="fixed" top="15mm" left="25mm" width="160mm" height="38mm">
            <xsl:call-template name="letterhead"/>
          </fo:block-container>
          <xsl:call-template name="references"/>
          <xsl:apply-templates select="." mode="recipient"/>
          <xsl:call-template name="verification"/>
          <!-- The fold is at 99 mm; the letter starts just above it. -->
          <fo:block space-before="70mm" space-before.conditionality="retain" margin-left="80mm" space-after="9mm">
            <xsl:call-template name="place-and-date"/>
          </fo:block>
          <fo:block role="H1" font-weight="bold" color="{$accent}" space-after="8mm" keep-with-next.within-page="always">
            <fo:inline>Objet : </fo:inline>
            <xsl:apply-templates select="." mode="object"/>
          </fo:block>
          <fo:block xsl:use-attribute-sets="paragraph">
            <xsl:apply-templates select="." mode="salutation"/>,
          </fo:block>
          <!-- The signature never stands alone on a page. -->
          <fo:block keep-with-next.within-page="always">
            <xsl:apply-templates select="." mode="body"/>
          </fo:block>
          <fo:block keep-together.within-page="always">
            <xsl:apply-templates select="." mode="closing"/>
            <xsl:apply-templates select="." mode="signature"/>
          </fo:block>
          <xsl:call-template name="after-signature"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="references">
    <fo:block-container absolute-position="fixed" top="56mm" left="25mm" width="70mm" height="32mm">
      <fo:block xsl:use-attribute-sets="small-text">
        <xsl:if test="data/reference">
          <fo:block>Référence : <fo:inline font-weight="bold"><xsl:value-of select="data/reference"/></fo:inline></fo:block>
        </xsl:if>
        <xsl:if test="data/externalReference">
          <fo:block>Votre référence : <xsl:value-of select="data/externalReference"/></fo:block>
        </xsl:if>
        <xsl:if test="data/officer">
          <fo:block>Affaire suivie par : <xsl:value-of select="data/officer"/></fo:block>
        </xsl:if>
        <xsl:if test="not(data/officer) and member/contactService">
          <fo:block>Service : <xsl:value-of select="member/contactService"/></fo:block>
        </xsl:if>
        <xsl:apply-templates select="." mode="reference"/>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:choose>
      <xsl:when test="data/recipient/*">
        <xsl:call-template name="address">
          <xsl:with-param name="organisation" select="data/recipient/organisation"/>
          <xsl:with-param name="title" select="data/recipient/title"/>
          <xsl:with-param name="name" select="data/recipient/name"/>
          <xsl:with-param name="lines" select="data/recipient/address"/>
          <xsl:with-param name="postal-code" select="data/recipient/postalCode"/>
          <xsl:with-param name="city" select="data/recipient/city"/>
          <xsl:with-param name="email" select="data/recipient/email"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="address">
          <xsl:with-param name="organisation" select="data/applicantOrganisation"/>
          <xsl:with-param name="title" select="data/applicantTitle"/>
          <xsl:with-param name="name" select="data/applicantName"/>
          <xsl:with-param name="lines" select="data/applicantAddress"/>
          <xsl:with-param name="postal-code" select="data/applicantPostalCode"/>
          <xsl:with-param name="city" select="data/applicantCity"/>
          <xsl:with-param name="email" select="data/applicantEmail"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What shows in the window whatever way the sheet slips: 100-190 mm across, 55-79 mm down. -->
  <xsl:template name="address">
    <xsl:param name="organisation"/>
    <xsl:param name="title"/>
    <xsl:param name="name"/>
    <xsl:param name="lines" select="/.."/>
    <xsl:param name="postal-code"/>
    <xsl:param name="city"/>
    <xsl:param name="email"/>
    <fo:block-container absolute-position="fixed" top="55mm" left="105mm" width="85mm" height="30mm">
      <fo:block font-size="10pt" line-height="13.5pt">
        <!-- A long address is set smaller, so that all of it shows. -->
        <xsl:if test="string-length(concat($organisation, $name, $lines)) &gt; 150">
          <xsl:attribute name="font-size">8pt</xsl:attribute>
          <xsl:attribute name="line-height">10pt</xsl:attribute>
        </xsl:if>
        <xsl:if test="normalize-space($organisation)">
          <fo:block font-weight="bold"><xsl:value-of select="$organisation"/></fo:block>
        </xsl:if>
        <xsl:if test="normalize-space($name)">
          <fo:block font-weight="bold"><xsl:value-of select="normalize-space(concat($title, ' ', $name))"/></fo:block>
        </xsl:if>
        <xsl:apply-templates select="$lines" mode="lines"/>
        <xsl:if test="normalize-space($postal-code) or normalize-space($city)">
          <fo:block><xsl:value-of select="normalize-space(concat($postal-code, ' ', $city))"/></fo:block>
        </xsl:if>
        <xsl:if test="normalize-space($email) and not(normalize-space($lines) or normalize-space($city))">
          <fo:block>Par courriel : <xsl:value-of select="$email"/></fo:block>
        </xsl:if>
        <xsl:if test="not(normalize-space(concat($organisation, $name, $lines, $city, $email)))">
          <fo:block/>
        </xsl:if>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <xsl:template match="snapshot" mode="salutation">
    <xsl:choose>
      <xsl:when test="data/recipient/title"><xsl:value-of select="data/recipient/title"/></xsl:when>
      <xsl:when test="not(data/recipient/*) and data/applicantTitle"><xsl:value-of select="data/applicantTitle"/></xsl:when>
      <xsl:otherwise>Madame, Monsieur</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="snapshot" mode="closing">
    <fo:block xsl:use-attribute-sets="paragraph" space-before="10pt">
      Je vous prie d’agréer, <xsl:apply-templates select="." mode="salutation"/>, l’expression de ma considération distinguée.
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
