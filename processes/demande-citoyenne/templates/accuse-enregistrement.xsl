<?xml version="1.0" encoding="UTF-8"?>
<!--
  Registration and acknowledgement of a request (CRPA L112-3, L112-11, R112-5, R112-11-1, R112-11-2).
  data: reference, received, subject, text, applicant…; silence, silenceDate, service…, court, missingPieces optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>accusé d’enregistrement et de réception de votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/reference"/>
      <xsl:with-param name="what">le numéro d’enregistrement</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      J’ai bien reçu votre demande le <fo:inline font-weight="bold"><xsl:value-of select="$received"/></fo:inline>. Elle
      est enregistrée sous le numéro <fo:inline font-weight="bold"><xsl:value-of select="data/reference"/></fo:inline>, à
      rappeler dans tout échange avec nos services. Le présent courrier en vaut accusé d’enregistrement et accusé de
      réception (articles L. 112-3 et L. 112-11 du code des relations entre le public et l’administration).
    </fo:block>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Votre demande</xsl:with-param>
    </xsl:call-template>
    <fo:block font-weight="bold" keep-with-next.within-page="always"><xsl:value-of select="data/subject"/></fo:block>
    <xsl:apply-templates select="data/text" mode="quoted"/>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Service chargé de votre dossier</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="service"/>

    <xsl:if test="string(data/missingPieces)">
        <xsl:call-template name="heading">
          <xsl:with-param name="text">Pièces manquantes</xsl:with-param>
        </xsl:call-template>
        <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
          <xsl:text>Pour instruire votre demande, il nous manque les éléments suivants</xsl:text>
          <xsl:if test="data/missingPiecesUntil">
            <xsl:text>, à nous faire parvenir au plus tard le </xsl:text>
            <xsl:call-template name="date">
              <xsl:with-param name="iso" select="data/missingPiecesUntil"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:text> :</xsl:text>
        </fo:block>
        <xsl:apply-templates select="data/missingPieces" mode="list"/>
        <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="effect-of-missing-pieces"/></fo:block>
    </xsl:if>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Délai de réponse</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Si aucune réponse ne vous est parvenue </xsl:text>
      <fo:inline font-weight="bold">
        <xsl:choose>
          <xsl:when test="data/silenceDate">
            <xsl:text>le </xsl:text>
            <xsl:call-template name="date">
              <xsl:with-param name="iso" select="data/silenceDate"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>deux mois après sa réception</xsl:otherwise>
        </xsl:choose>
      </fo:inline>
      <xsl:choose>
        <xsl:when test="$silence = 'acceptation'">
          <xsl:text>, votre demande sera réputée acceptée (article L. 231-1 du code des relations entre le public et l’administration). Une attestation vous en sera délivrée si vous la demandez (article L. 232-3 du même code).</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>, votre demande sera réputée rejetée (article L. 231-4 du code des relations entre le public et l’administration). Vous pourrez alors demander, dans le délai de recours, les motifs de ce rejet (article L. 232-4 du même code).</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text> Cette date vaut sous réserve que votre dossier soit complet</xsl:text>
      <xsl:choose>
        <xsl:when test="string(data/missingPieces)">.</xsl:when>
        <xsl:otherwise>
          <xsl:text> : s’il s’avérait qu’une pièce ou une information indispensable manque, nous vous en demanderions la liste, et ce délai en serait </xsl:text>
          <xsl:choose>
            <xsl:when test="$silence = 'acceptation'">reporté</xsl:when>
            <xsl:otherwise>suspendu</xsl:otherwise>
          </xsl:choose>
          <xsl:text> (article L. 114-5 du même code).</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title" select="member/signatoryTitle"/>
      <xsl:with-param name="name" select="member/signatoryName"/>
      <xsl:with-param name="room">4mm</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:if test="$silence != 'acceptation'">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Voies et délais de recours contre un rejet</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="appeals">
        <xsl:with-param name="starting-point">la date à laquelle votre demande est réputée rejetée, ou de la notification d’un refus écrit intervenu avant le terme de ce délai</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
